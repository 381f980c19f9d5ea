const catalogue = {
  title: 'public',
};

export default catalogue;
