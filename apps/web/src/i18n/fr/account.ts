const catalogue = {
  title: 'account',
};

export default catalogue;
