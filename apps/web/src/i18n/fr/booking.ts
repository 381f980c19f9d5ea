const catalogue = {
  title: 'booking',
};

export default catalogue;
