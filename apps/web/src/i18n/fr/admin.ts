const catalogue = {
  title: 'admin',
};

export default catalogue;
